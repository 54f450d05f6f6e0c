CREATE TABLE "page_pictures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sha256" text NOT NULL,
	"blob" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "page_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"studio_id" uuid NOT NULL,
	"term_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"words" text NOT NULL,
	"pictures" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"state" text NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"judged_by" uuid,
	"judged_role" text,
	"judged_org_id" uuid,
	"judged_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE UNIQUE INDEX "page_pictures_number" ON "page_pictures" USING btree ("studio_id","number");--> statement-breakpoint
CREATE INDEX "page_pictures_blob" ON "page_pictures" USING btree ("blob");--> statement-breakpoint
CREATE UNIQUE INDEX "page_versions_version" ON "page_versions" USING btree ("studio_id","version");--> statement-breakpoint
CREATE INDEX "page_versions_state" ON "page_versions" USING btree ("studio_id","state");