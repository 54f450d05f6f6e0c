CREATE TABLE "returned_sheets" (
	"sha256" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
