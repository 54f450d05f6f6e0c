CREATE TABLE "work_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"work_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"blob" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "work_evidence_number" ON "work_evidence" USING btree ("work_id","number");--> statement-breakpoint
CREATE INDEX "work_evidence_term" ON "work_evidence" USING btree ("term_id");--> statement-breakpoint
CREATE INDEX "work_evidence_blob" ON "work_evidence" USING btree ("blob");