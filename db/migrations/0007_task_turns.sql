ALTER TABLE "tasks" DROP CONSTRAINT "tasks_once";--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "turn" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_once" UNIQUE NULLS NOT DISTINCT("stage_run_id","kind","org_id","role","person_id","case_id","turn");