CREATE TABLE "commendation_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"name" text NOT NULL,
	"level" text NOT NULL,
	"bureau_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"awards" jsonb NOT NULL,
	"edition_id" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"state" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"listed_by" uuid,
	CONSTRAINT "commendation_calls_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "honour_sheets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"role" text NOT NULL,
	"points" jsonb NOT NULL,
	"recused" jsonb NOT NULL,
	"scored_by" uuid NOT NULL,
	"scored_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "honours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"nominee_id" uuid NOT NULL,
	"call_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"recipient_id" uuid NOT NULL,
	"number" text NOT NULL,
	"verification_code" text NOT NULL,
	"printed" jsonb NOT NULL,
	"commended_on" date NOT NULL,
	"status" text NOT NULL,
	"revoked_by" uuid,
	"issued_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "honours_nominee_id_unique" UNIQUE("nominee_id"),
	CONSTRAINT "honours_number_unique" UNIQUE("number"),
	CONSTRAINT "honours_verification_code_unique" UNIQUE("verification_code")
);
--> statement-breakpoint
CREATE TABLE "nominees" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"recipient" text NOT NULL,
	"recipient_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"basis" jsonb NOT NULL,
	"state" text NOT NULL,
	"nominated_by" uuid NOT NULL,
	"nominated_role" text NOT NULL,
	"nominated_org_id" uuid NOT NULL,
	"nominated_at" timestamp (3) with time zone NOT NULL,
	"score" text,
	"rank" integer,
	"tie_broken_by" text,
	"struck_by" uuid
);
--> statement-breakpoint
ALTER TABLE "stage_runs" DROP CONSTRAINT "stage_runs_frame";--> statement-breakpoint
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_frame";--> statement-breakpoint
ALTER TABLE "stage_runs" ADD COLUMN "call_id" uuid;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "call_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "honour_sheets_body" ON "honour_sheets" USING btree ("call_id","org_id","role");--> statement-breakpoint
CREATE INDEX "honours_recipient" ON "honours" USING btree ("recipient_id");--> statement-breakpoint
CREATE INDEX "honours_call" ON "honours" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "honours_term" ON "honours" USING btree ("term_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nominees_once" ON "nominees" USING btree ("call_id","recipient","recipient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nominees_number" ON "nominees" USING btree ("call_id","number");--> statement-breakpoint
CREATE INDEX "nominees_term" ON "nominees" USING btree ("term_id");--> statement-breakpoint
ALTER TABLE "stage_runs" ADD CONSTRAINT "stage_runs_frame" CHECK (num_nonnulls("stage_runs"."round_id", "stage_runs"."term_id", "stage_runs"."call_id") = 1);--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_frame" CHECK (num_nonnulls("tasks"."round_id", "tasks"."term_id", "tasks"."call_id") = 1);