CREATE INDEX "cases_applicant" ON "cases" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "mails_case" ON "mails" USING btree ("case_id");