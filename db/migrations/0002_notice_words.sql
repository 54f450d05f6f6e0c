ALTER TABLE "notices" ADD COLUMN "title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "receiving_unit" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "objections" ADD COLUMN "language" text DEFAULT 'zh' NOT NULL;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "bundle_parts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "nominations" ADD COLUMN "reopened_until" timestamp (3) with time zone;