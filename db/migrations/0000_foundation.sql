CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"verified_by" uuid,
	"verified_at" timestamp (3) with time zone,
	"verdict" text
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"round_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"county_id" uuid,
	"route" text NOT NULL,
	"state" text NOT NULL,
	"prior_state" text,
	"stage_round" integer DEFAULT 1 NOT NULL,
	"draft" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"form_version" integer DEFAULT 0 NOT NULL,
	"form_hash" text,
	"holds_place" integer DEFAULT 0 NOT NULL,
	"rank" integer,
	"withdraw_undo_until" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cases_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid,
	"subject_id" uuid,
	"stage" text NOT NULL,
	"stage_round" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"seat" text NOT NULL,
	"rule_ids" jsonb NOT NULL,
	"decider_id" uuid NOT NULL,
	"decider_role" text NOT NULL,
	"org_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"content" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"form_hash" text,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"sealed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "hearing_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"stage_round" integer NOT NULL,
	"group" text NOT NULL,
	"view" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"answered_day" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hearing_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"stage_round" integer NOT NULL,
	"group" text NOT NULL,
	"address" text NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"against" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"to_org_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"due" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"certificate_number" text NOT NULL,
	"plaque_number" text NOT NULL,
	"verification_code" text NOT NULL,
	"printed" jsonb NOT NULL,
	"status" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"certificate_sha256" text,
	"plaque_sha256" text,
	CONSTRAINT "certificates_case_id_unique" UNIQUE("case_id"),
	CONSTRAINT "certificates_certificate_number_unique" UNIQUE("certificate_number"),
	CONSTRAINT "certificates_plaque_number_unique" UNIQUE("plaque_number"),
	CONSTRAINT "certificates_verification_code_unique" UNIQUE("verification_code")
);
--> statement-breakpoint
CREATE TABLE "conflicts" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conflicts_round_id_person_id_case_id_ground_pk" PRIMARY KEY("round_id","person_id","case_id","ground")
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"seed" text NOT NULL,
	"result" jsonb NOT NULL,
	"drawn_by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draws_round_id_unique" UNIQUE("round_id")
);
--> statement-breakpoint
CREATE TABLE "experts" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"school_id" uuid,
	"county_id" uuid,
	"state" text NOT NULL,
	"declared_at" timestamp (3) with time zone,
	CONSTRAINT "experts_round_id_person_id_pk" PRIMARY KEY("round_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "notice_subjects" (
	"notice_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"shown" jsonb NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "notice_subjects_notice_id_case_id_pk" PRIMARY KEY("notice_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"round_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"level" text NOT NULL,
	"nomination_id" uuid,
	"state" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"taken_down_at" timestamp (3) with time zone,
	"content_hash" text NOT NULL,
	"calendar_version" text NOT NULL,
	CONSTRAINT "notices_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "objections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"receipt" text NOT NULL,
	"notice_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"lane" text NOT NULL,
	"from_name" text,
	"contact" text,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"due" timestamp (3) with time zone,
	"disposition" text,
	"disposed_by" uuid,
	"disposed_at" timestamp (3) with time zone,
	CONSTRAINT "objections_receipt_unique" UNIQUE("receipt")
);
--> statement-breakpoint
CREATE TABLE "rankings" (
	"round_id" uuid PRIMARY KEY NOT NULL,
	"result" jsonb NOT NULL,
	"confirmed_by" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registers" (
	"kind" text NOT NULL,
	"scope" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "registers_kind_scope_pk" PRIMARY KEY("kind","scope")
);
--> statement-breakpoint
CREATE TABLE "score_sheets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"points" jsonb,
	"remark" text DEFAULT '' NOT NULL,
	"nonce" text,
	"commitment" text,
	"sealed_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vetoes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"ground" text NOT NULL,
	"facts" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"state" text NOT NULL,
	"registered_by" uuid NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"hearing_until" timestamp (3) with time zone NOT NULL,
	"response" text,
	"decision_number" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"login" text NOT NULL,
	"password_hash" text NOT NULL,
	"totp_secret" text,
	"totp_last_step" integer,
	"recovery_hashes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "accounts_person_id_unique" UNIQUE("person_id"),
	CONSTRAINT "accounts_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"parent_id" uuid,
	CONSTRAINT "organisations_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"name_pinyin" text DEFAULT '' NOT NULL,
	"email" text,
	"phone" text,
	"language" text DEFAULT 'zh' NOT NULL,
	"nominated_by_org_id" uuid,
	"address_state" text DEFAULT 'untested' NOT NULL,
	CONSTRAINT "people_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "post_holdings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"role" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"chain" uuid NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"act" text NOT NULL,
	"actor_kind" text NOT NULL,
	"person_id" uuid,
	"role" text,
	"org_id" uuid,
	"channel" text NOT NULL,
	"outcome" text NOT NULL,
	"refusal" jsonb,
	"rule_ids" jsonb NOT NULL,
	"form_hash" text,
	"facts" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" uuid PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"act" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_actor_key_pk" PRIMARY KEY("actor","key")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"recipient" text NOT NULL,
	"template" text NOT NULL,
	"person_id" uuid,
	"address" text NOT NULL,
	"language" text NOT NULL,
	"data" jsonb NOT NULL,
	"link_id" text,
	"case_id" uuid,
	"state" text NOT NULL,
	"message_id" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"workflow_id" text NOT NULL,
	"message" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "county_quotas" (
	"round_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"cap" integer NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "county_quotas_round_id_org_id_pk" PRIMARY KEY("round_id","org_id")
);
--> statement-breakpoint
CREATE TABLE "nominations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"state" text NOT NULL,
	"bundle_number" text,
	"submitted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "round_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"number" text NOT NULL,
	"reason" text NOT NULL,
	"change" jsonb NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"bureau_id" uuid NOT NULL,
	"state" text NOT NULL,
	"edition_id" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"calendar_version" text NOT NULL,
	"dates" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"planned_approval_day" text,
	"opened_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "rounds_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "link_sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"link_id" text NOT NULL,
	"nonce" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"task_id" uuid,
	"invitation_id" uuid,
	"objection_id" uuid,
	"person_id" uuid,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "stage_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"number" integer NOT NULL,
	"round_id" uuid NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due" timestamp (3) with time zone,
	"grace" timestamp (3) with time zone,
	"hard" timestamp (3) with time zone,
	"calendar_version" text NOT NULL,
	"provisional" boolean DEFAULT false NOT NULL,
	"rungs_done" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_run_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"round_id" uuid NOT NULL,
	"case_id" uuid,
	"subject_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"role" text NOT NULL,
	"person_id" uuid,
	"state" text NOT NULL,
	"outcome" text,
	"strong" boolean DEFAULT false NOT NULL,
	"co_owner_org_id" uuid,
	"co_owner_role" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" uuid,
	CONSTRAINT "tasks_once" UNIQUE NULLS NOT DISTINCT("stage_run_id","kind","org_id","role","person_id")
);
--> statement-breakpoint
CREATE INDEX "attachments_case" ON "attachments" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_round_applicant" ON "cases" USING btree ("round_id","applicant_id");--> statement-breakpoint
CREATE INDEX "cases_round_state" ON "cases" USING btree ("round_id","state");--> statement-breakpoint
CREATE INDEX "cases_school" ON "cases" USING btree ("school_id");--> statement-breakpoint
CREATE INDEX "cases_county" ON "cases" USING btree ("county_id");--> statement-breakpoint
CREATE INDEX "cases_created" ON "cases" USING btree ("created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_seat" ON "decisions" USING btree ("seat");--> statement-breakpoint
CREATE INDEX "decisions_case" ON "decisions" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "form_versions_case_number" ON "form_versions" USING btree ("case_id","number");--> statement-breakpoint
CREATE INDEX "hearing_answers_case" ON "hearing_answers" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hearing_once" ON "hearing_invitations" USING btree ("case_id","stage_round","group","address");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_once" ON "appeals" USING btree ("subject_id","against");--> statement-breakpoint
CREATE INDEX "appeals_case" ON "appeals" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "certificates_round" ON "certificates" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "notice_subjects_case" ON "notice_subjects" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "notices_round" ON "notices" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "notices_state" ON "notices" USING btree ("state","closes_at");--> statement-breakpoint
CREATE INDEX "objections_notice" ON "objections" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "objections_case" ON "objections" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "score_sheets_once" ON "score_sheets" USING btree ("case_id","person_id");--> statement-breakpoint
CREATE INDEX "score_sheets_person" ON "score_sheets" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "vetoes_person" ON "vetoes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "vetoes_case" ON "vetoes" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "post_holdings_person" ON "post_holdings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "post_holdings_post" ON "post_holdings" USING btree ("post_id");--> statement-breakpoint
CREATE UNIQUE INDEX "posts_org_role" ON "posts" USING btree ("org_id","role");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_seq" ON "audit" USING btree ("chain","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once" ON "mails" USING btree ("event_id","recipient","template");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("state","not_before");--> statement-breakpoint
CREATE INDEX "outbox_workflow" ON "outbox" USING btree ("workflow_id","id");--> statement-breakpoint
CREATE INDEX "nominations_round" ON "nominations" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "links_task" ON "links" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_runs_once" ON "stage_runs" USING btree ("subject_kind","subject_id","stage","number");--> statement-breakpoint
CREATE INDEX "stage_runs_round" ON "stage_runs" USING btree ("round_id","state");--> statement-breakpoint
CREATE INDEX "tasks_holder" ON "tasks" USING btree ("org_id","role","state");--> statement-breakpoint
CREATE INDEX "tasks_person" ON "tasks" USING btree ("person_id","state");--> statement-breakpoint
CREATE INDEX "tasks_case" ON "tasks" USING btree ("case_id");