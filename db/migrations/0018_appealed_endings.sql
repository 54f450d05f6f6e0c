ALTER TABLE "appeals" ADD COLUMN "ending" jsonb;--> statement-breakpoint
UPDATE "appeals" AS a SET "ending" = c."ending" FROM "cases" AS c WHERE c."id" = a."case_id" AND a."state" = 'filed' AND (c."ending"->>'at')::timestamptz <= a."filed_at";
