CREATE TABLE "member_opinions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"membership_id" uuid NOT NULL,
	"body" text NOT NULL,
	"person_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"decision_id" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"way" text NOT NULL,
	"state" text NOT NULL,
	"prior_state" text,
	"grounds" text NOT NULL,
	"nominated_by" uuid NOT NULL,
	"nominated_at" timestamp (3) with time zone NOT NULL,
	"from_day" date,
	"to_day" date,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "papers_version";--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "membership_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "member_opinions_body" ON "member_opinions" USING btree ("membership_id","body");--> statement-breakpoint
CREATE UNIQUE INDEX "member_opinions_person" ON "member_opinions" USING btree ("membership_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_number" ON "memberships" USING btree ("term_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_person" ON "memberships" USING btree ("term_id","person_id") WHERE "memberships"."ended_at" IS NULL;--> statement-breakpoint
CREATE INDEX "memberships_of_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_version" UNIQUE NULLS NOT DISTINCT("term_id","kind","membership_id","version");
--> statement-breakpoint
CREATE TRIGGER member_opinions_append_only BEFORE UPDATE OR DELETE ON member_opinions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER papers_append_only ON papers;
--> statement-breakpoint
CREATE TRIGGER papers_append_only BEFORE UPDATE OF term_id, kind, membership_id, version, tasks, content_hash, reason, issued_by, issued_at OR DELETE ON papers FOR EACH ROW EXECUTE FUNCTION refuse_change();
