ALTER TABLE "member_removals" ADD COLUMN "appeal_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "appeal_text" text;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "appealed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "appeal_decided_by" uuid;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "appeal_decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "prior_to_day" date;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "prior_leaves_on" date;--> statement-breakpoint
ALTER TABLE "member_removals" ADD COLUMN "prior_leaving_reason" text;