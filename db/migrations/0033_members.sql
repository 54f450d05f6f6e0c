CREATE TABLE "member_removals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"membership_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"facts" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"decision_reference" text NOT NULL,
	"registered_by" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"hearing_until" timestamp (3) with time zone NOT NULL,
	"statement" text,
	"heard_at" timestamp (3) with time zone,
	"state" text NOT NULL,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "member_writings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"membership_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"due_on" date,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"words" text,
	"content_hash" text,
	"handed_in_at" timestamp (3) with time zone,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "removal_opinions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"removal_id" uuid NOT NULL,
	"body" text NOT NULL,
	"person_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"decision_id" uuid NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "leaves_on" date;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "leaving_reason" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "leaving_words" text;--> statement-breakpoint
ALTER TABLE "memberships" ADD COLUMN "leaving_stated_by" uuid;--> statement-breakpoint
ALTER TABLE "works" ADD COLUMN "members" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "member_removals_number" ON "member_removals" USING btree ("term_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "member_removals_undecided" ON "member_removals" USING btree ("membership_id") WHERE "member_removals"."state" IN ('registered', 'heard');--> statement-breakpoint
CREATE UNIQUE INDEX "member_writings_number" ON "member_writings" USING btree ("term_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "member_writings_open" ON "member_writings" USING btree ("membership_id","kind") WHERE "member_writings"."kind" = 'growthPlan' AND "member_writings"."state" IN ('asked', 'handedIn');--> statement-breakpoint
CREATE UNIQUE INDEX "member_writings_period" ON "member_writings" USING btree ("membership_id","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "removal_opinions_body" ON "removal_opinions" USING btree ("removal_id","body");--> statement-breakpoint
CREATE UNIQUE INDEX "removal_opinions_person" ON "removal_opinions" USING btree ("removal_id","person_id");
--> statement-breakpoint
CREATE TRIGGER removal_opinions_append_only BEFORE UPDATE OR DELETE ON removal_opinions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER works_append_only ON works;
--> statement-breakpoint
CREATE TRIGGER works_append_only BEFORE UPDATE OF term_id, number, kind, level, on_day, hours, participants, members, words, content_hash, recorded_by, recorded_at OR DELETE ON works FOR EACH ROW EXECUTE FUNCTION refuse_change();