CREATE TABLE "goal_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"base_version" integer NOT NULL,
	"tasks" jsonb NOT NULL,
	"request" text NOT NULL,
	"content_hash" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"opinion" text,
	"opinion_words" text,
	"opinion_by" uuid,
	"opinion_at" timestamp (3) with time zone,
	"decision_words" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"letter_version" integer,
	"met" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "goal_changes_number" ON "goal_changes" USING btree ("term_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "goal_changes_version" ON "goal_changes" USING btree ("term_id","letter_version");