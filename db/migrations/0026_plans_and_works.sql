CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"sections" text NOT NULL,
	"content_hash" text NOT NULL,
	"filed_by" uuid NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "works" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"on_day" date NOT NULL,
	"hours" text NOT NULL,
	"participants" integer NOT NULL,
	"words" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"judged_by" uuid,
	"judged_role" text,
	"judged_org_id" uuid,
	"judged_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "plans_version" ON "plans" USING btree ("term_id","kind","version");--> statement-breakpoint
CREATE UNIQUE INDEX "works_number" ON "works" USING btree ("term_id","number");--> statement-breakpoint
CREATE INDEX "works_state" ON "works" USING btree ("term_id","state");--> statement-breakpoint
CREATE TRIGGER plans_append_only BEFORE UPDATE OR DELETE ON plans FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER works_append_only BEFORE UPDATE OF term_id, number, kind, level, on_day, hours, participants, words, content_hash, recorded_by, recorded_at OR DELETE ON works FOR EACH ROW EXECUTE FUNCTION refuse_change();
