CREATE TABLE "host_losses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"report" text NOT NULL,
	"content_hash" text NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"decision_number" text,
	"decision_words" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "studio_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"ground" text NOT NULL,
	"from_unit_id" uuid NOT NULL,
	"to_unit_id" uuid NOT NULL,
	"state" text NOT NULL,
	"words" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_by" uuid,
	"answered_role" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"to_day" date,
	"words" text NOT NULL,
	"resting" jsonb NOT NULL,
	"paused_certificate" boolean NOT NULL,
	"suspended_by" uuid NOT NULL,
	"suspended_at" timestamp (3) with time zone NOT NULL,
	"resumed_by" uuid,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "host_losses_number" ON "host_losses" USING btree ("term_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "studio_moves_number" ON "studio_moves" USING btree ("term_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "suspensions_number" ON "suspensions" USING btree ("term_id","number");