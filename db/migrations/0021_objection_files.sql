CREATE TABLE "objection_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"objection_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"blob" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lent_files" (
	"blob" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "objection_files_number" ON "objection_files" USING btree ("objection_id","number");--> statement-breakpoint
CREATE INDEX "objection_files_blob" ON "objection_files" USING btree ("blob");