CREATE TABLE "papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"tasks" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"sealed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paper_id" uuid NOT NULL,
	"side" text NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"org_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "papers_version" ON "papers" USING btree ("term_id","kind","version");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_side" ON "signatures" USING btree ("paper_id","side");--> statement-breakpoint
CREATE UNIQUE INDEX "signatures_person" ON "signatures" USING btree ("paper_id","person_id");--> statement-breakpoint
CREATE TRIGGER signatures_append_only BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER papers_append_only BEFORE UPDATE OF term_id, kind, version, tasks, content_hash, reason, issued_by, issued_at OR DELETE ON papers FOR EACH ROW EXECUTE FUNCTION refuse_change();
