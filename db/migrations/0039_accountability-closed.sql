ALTER TABLE "accountability_records" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "accountability_records" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "accountability_records" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accountability_records" ADD CONSTRAINT "accountability_records_closed" CHECK (num_nonnulls("accountability_records"."outcome", "accountability_records"."closed_by", "accountability_records"."closed_at") = CASE WHEN "accountability_records"."state" = 'closed' THEN 3 ELSE 0 END);