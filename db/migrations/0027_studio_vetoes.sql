CREATE TABLE "accountability_records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"veto_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accountability_records_veto_id_unique" UNIQUE("veto_id")
);
--> statement-breakpoint
ALTER TABLE "vetoes" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vetoes" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "kind" text DEFAULT 'ethics' NOT NULL;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "term_id" uuid;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "term_prior_state" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "barred_until" date;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "facts_sealed" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "response_sealed" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "appeal_text" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "appealed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "appeal_decided_by" uuid;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "appeal_decided_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "accountability_records_unit" ON "accountability_records" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "accountability_records_term" ON "accountability_records" USING btree ("term_id");--> statement-breakpoint
CREATE INDEX "vetoes_term" ON "vetoes" USING btree ("term_id");--> statement-breakpoint
ALTER TABLE "vetoes" ADD CONSTRAINT "vetoes_subject" CHECK (num_nonnulls("vetoes"."case_id", "vetoes"."term_id") = 1);--> statement-breakpoint
ALTER TABLE "vetoes" ADD CONSTRAINT "vetoes_round" CHECK (("vetoes"."case_id" IS NULL) = ("vetoes"."round_id" IS NULL));--> statement-breakpoint
ALTER TABLE "vetoes" ADD CONSTRAINT "vetoes_kinds" CHECK ("vetoes"."kind" = 'ethics' OR ("vetoes"."kind" = 'performance' AND "vetoes"."term_id" IS NOT NULL));--> statement-breakpoint
ALTER TABLE "vetoes" ADD CONSTRAINT "vetoes_bar" CHECK ("vetoes"."barred_until" IS NULL OR ("vetoes"."kind" = 'performance' AND "vetoes"."decided_at" IS NOT NULL));