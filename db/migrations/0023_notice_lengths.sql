ALTER TABLE "notices" ADD COLUMN "working_days" integer;--> statement-breakpoint
UPDATE "notices" AS n SET "working_days" = (r."parameters"->'noticeWorkingDays'->>n."level")::integer FROM "rounds" AS r WHERE r."id" = n."round_id";
