const { DefaultFailureConverter } = require('@temporalio/common');

/** Codes of Node and PostgreSQL, such as ECONNREFUSED and 40P01. */
const plainCode = /^[A-Z0-9_]{2,30}$/;

/** What an error is, without what it says: its words often repeat the row that was being handled (reliability W27). */
function kindOf(error) {
  const names = [];
  for (let at = error; at instanceof Error && names.length < 3; at = at.cause) {
    const kind = typeof at.type === 'string' ? at.type : at.name;
    names.push(typeof at.code === 'string' && plainCode.test(at.code) ? `${kind} ${at.code}` : kind);
  }
  return names.join(' < ') || 'failure';
}

/** Frames only: the head of a stack is the message again. */
const framesOf = (stack) =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/**
 * How failures travel to Temporal: by kind, code and frames, and these encoded like every payload (W27, I34). The words of an
 * error stay in the house's own log. Plain CommonJS, since the SDK requires it by path and bundles it with the workflows.
 */
class QuietFailureConverter extends DefaultFailureConverter {
  constructor() {
    super({ encodeCommonAttributes: true });
  }

  errorToFailureInner(error, payloadConverter, context) {
    const failure = super.errorToFailureInner(error, payloadConverter, context);
    failure.message = kindOf(error);
    failure.stackTrace = framesOf(failure.stackTrace);
    return failure;
  }
}

module.exports = { failureConverter: new QuietFailureConverter() };
