CREATE TABLE "renewals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"term_id" uuid NOT NULL,
	"application" text NOT NULL,
	"content_hash" text NOT NULL,
	"applied_by" uuid NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "renewals_term" ON "renewals" USING btree ("term_id");--> statement-breakpoint
CREATE TRIGGER renewals_append_only BEFORE UPDATE OR DELETE ON renewals FOR EACH ROW EXECUTE FUNCTION refuse_change();
