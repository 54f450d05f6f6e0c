ALTER TABLE "vetoes" ADD COLUMN "decision_reference" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "heard_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "decided_role" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "decided_org_id" uuid;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "appeal_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "prior_state" text;--> statement-breakpoint
ALTER TABLE "vetoes" ADD COLUMN "held_place" boolean DEFAULT false NOT NULL;