CREATE TABLE "studios" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"level" text NOT NULL,
	"case_id" uuid NOT NULL,
	"host_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"county_id" uuid,
	"bureau_id" uuid NOT NULL,
	"founded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "studios_number_unique" UNIQUE("number"),
	CONSTRAINT "studios_case_id_unique" UNIQUE("case_id")
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"edition_id" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"state" text NOT NULL,
	"prior_state" text,
	"version" integer DEFAULT 1 NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "stage_runs" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stage_runs" ADD COLUMN "term_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "term_id" uuid;--> statement-breakpoint
CREATE INDEX "studios_host" ON "studios" USING btree ("host_id");--> statement-breakpoint
CREATE INDEX "studios_unit" ON "studios" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "studios_county" ON "studios" USING btree ("county_id");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_studio_number" ON "terms" USING btree ("studio_id","number");--> statement-breakpoint
CREATE INDEX "terms_state" ON "terms" USING btree ("state");--> statement-breakpoint
CREATE INDEX "stage_runs_term" ON "stage_runs" USING btree ("term_id","state");--> statement-breakpoint
ALTER TABLE "stage_runs" ADD CONSTRAINT "stage_runs_frame" CHECK (num_nonnulls("stage_runs"."round_id", "stage_runs"."term_id") = 1);--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_frame" CHECK (num_nonnulls("tasks"."round_id", "tasks"."term_id") = 1);