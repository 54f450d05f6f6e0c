/* Trades the secret after '#' for this browser's right to the one task behind the link. It never reaches the server by GET. */
const secret = location.hash.slice(1);
const box = document.querySelector('[data-open]');
const button = document.querySelector('[data-open-button]');
const error = document.querySelector('[data-open-error]');

if (secret && box instanceof HTMLElement && button) {
  box.hidden = false;
  button.addEventListener('click', open);
}
const typed = document.querySelector('input[name="secret"]');
if (secret && typed instanceof HTMLInputElement) typed.value = secret;

async function open(event) {
  // Mail scanners run scripts and press what they find; only a person's own gesture opens.
  if (!event.isTrusted) return;
  button.disabled = true;
  error.textContent = '';
  try {
    const answer = await fetch(`${location.pathname}/open`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ secret }),
    });
    if (answer.ok) {
      location.reload();
      return;
    }
    const problem = await answer.json();
    error.textContent = problem.detail ?? '';
  } catch {
    error.textContent = navigator.language.startsWith('zh')
      ? '网络不通，请稍后再试。'
      : 'No connection; please try again.';
  }
  button.disabled = false;
}
