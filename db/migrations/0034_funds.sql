CREATE TABLE "fund_grants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"amounts" jsonb NOT NULL,
	"reference" text NOT NULL,
	"other_reason" text DEFAULT '' NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fund_lines" (
	"studio_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"category" text NOT NULL,
	"budget_fen" bigint DEFAULT 0 NOT NULL,
	"committed_fen" bigint DEFAULT 0 NOT NULL,
	"spent_fen" bigint DEFAULT 0 NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "fund_lines_studio_id_year_category_pk" PRIMARY KEY("studio_id","year","category"),
	CONSTRAINT "fund_line_never_overspent" CHECK ("fund_lines"."committed_fen" >= 0 AND "fund_lines"."spent_fen" >= 0 AND "fund_lines"."committed_fen" + "fund_lines"."spent_fen" <= "fund_lines"."budget_fen")
);
--> statement-breakpoint
CREATE TABLE "fund_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"year" integer NOT NULL,
	"category" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"words" text NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"passed_at" timestamp (3) with time zone,
	"turn" integer DEFAULT 0 NOT NULL,
	"settled_by" uuid,
	"settled_fen" bigint,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"blob" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "fund_grants_number" ON "fund_grants" USING btree ("studio_id","year","number");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_requests_number" ON "fund_requests" USING btree ("term_id","number");--> statement-breakpoint
CREATE INDEX "fund_requests_year" ON "fund_requests" USING btree ("studio_id","year","state");--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_number" ON "vouchers" USING btree ("request_id","number");--> statement-breakpoint
CREATE INDEX "vouchers_blob" ON "vouchers" USING btree ("blob");--> statement-breakpoint
CREATE TRIGGER fund_grants_append_only BEFORE UPDATE OR DELETE ON fund_grants FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER fund_requests_append_only BEFORE UPDATE OF studio_id, term_id, number, year, category, amount_fen, words, content_hash, requested_by, requested_at OR DELETE ON fund_requests FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vouchers_append_only BEFORE UPDATE OF request_id, term_id, number, amount_fen, media_type, size, added_by, added_at OR DELETE ON vouchers FOR EACH ROW EXECUTE FUNCTION refuse_change();
