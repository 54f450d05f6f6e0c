CREATE TABLE "calendar_years" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"source" text NOT NULL,
	"published_on" date NOT NULL,
	"breaks" jsonb NOT NULL,
	"state" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"calendar_version" text
);
