CREATE TABLE "audit_roots" (
	"day" date PRIMARY KEY NOT NULL,
	"seal" integer NOT NULL,
	"root" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "processes" (
	"workflow_id" text PRIMARY KEY NOT NULL,
	"process" text NOT NULL,
	"input" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "sealed_heads" (
	"chain" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"number" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"heads" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "told" (
	"id" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"workflow_id" text NOT NULL,
	"message" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "told_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE INDEX "processes_ended" ON "processes" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "told_workflow" ON "told" USING btree ("workflow_id","id");--> statement-breakpoint
CREATE TRIGGER seals_append_only BEFORE UPDATE OR DELETE ON seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_roots_append_only BEFORE UPDATE OR DELETE ON audit_roots FOR EACH ROW EXECUTE FUNCTION refuse_change();
