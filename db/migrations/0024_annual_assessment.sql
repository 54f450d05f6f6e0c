CREATE TABLE "assessment_sheets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"report_hash" text NOT NULL,
	"points" jsonb NOT NULL,
	"method" text NOT NULL,
	"checked_on" date NOT NULL,
	"minutes" text NOT NULL,
	"content_hash" text NOT NULL,
	"scored_by" uuid NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"report_due_on" date NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"score" text,
	"grade" text,
	"sheet_number" integer,
	"result_hash" text,
	"published_at" timestamp (3) with time zone,
	"appeal_text" text,
	"appealed_at" timestamp (3) with time zone,
	"final_at" timestamp (3) with time zone,
	"consequences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"improvement_plan" text,
	"planned_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "self_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"letter_version" integer NOT NULL,
	"answers" text NOT NULL,
	"content_hash" text NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_sheets_number" ON "assessment_sheets" USING btree ("assessment_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_once" ON "assessments" USING btree ("term_id","kind","year");--> statement-breakpoint
CREATE INDEX "assessments_state" ON "assessments" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "self_reports_number" ON "self_reports" USING btree ("assessment_id","number");