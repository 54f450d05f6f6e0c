CREATE TABLE "data_keys" (
	"subject_id" uuid PRIMARY KEY NOT NULL,
	"wrapped" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	"destroyed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"reference" text NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "blob" text;--> statement-breakpoint
UPDATE "attachments" SET "blob" = "sha256";--> statement-breakpoint
ALTER TABLE "attachments" ALTER COLUMN "blob" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "notice_subjects" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "notice_subjects" ADD COLUMN "digest" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "attachments_blob" ON "attachments" USING btree ("blob");