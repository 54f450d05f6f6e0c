CREATE TABLE "strike_appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"nominee_id" uuid NOT NULL,
	"objection_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"text" text,
	"appealed_by" uuid,
	"appealed_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "strike_appeals_objection_id_unique" UNIQUE("objection_id")
);
--> statement-breakpoint
CREATE INDEX "strike_appeals_call" ON "strike_appeals" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "strike_appeals_nominee" ON "strike_appeals" USING btree ("nominee_id");