import { z } from 'zod';

/** The part of vitest's JSON report that is counted. */
const reportSchema = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** A file that fails without a failing test (it does not load, its set-up fails) counts as one failure, as does a missing report. */
export function countTests(report: unknown): { passed: number; failed: number } {
  const parsed = reportSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1 };
  let passed = 0;
  let failed = 0;
  for (const file of parsed.data.testResults) {
    const of = (status: string) => file.assertionResults.filter((result) => result.status === status).length;
    passed += of('passed');
    failed += file.status === 'failed' ? Math.max(1, of('failed')) : of('failed');
  }
  return { passed, failed };
}
