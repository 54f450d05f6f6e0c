ALTER TABLE "notice_subjects" RENAME COLUMN "case_id" TO "subject_id";--> statement-breakpoint
ALTER TABLE "objections" RENAME COLUMN "case_id" TO "subject_id";--> statement-breakpoint
DROP INDEX "notice_subjects_case";--> statement-breakpoint
DROP INDEX "objections_case";--> statement-breakpoint
ALTER TABLE "notice_subjects" DROP CONSTRAINT "notice_subjects_notice_id_case_id_pk";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notice_subjects" ADD CONSTRAINT "notice_subjects_notice_id_subject_id_pk" PRIMARY KEY("notice_id","subject_id");--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "call_id" uuid;--> statement-breakpoint
CREATE INDEX "notice_subjects_subject" ON "notice_subjects" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "notices_call" ON "notices" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "objections_subject" ON "objections" USING btree ("subject_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_frame" CHECK (num_nonnulls("notices"."round_id", "notices"."call_id") = 1);