/* Makes filling in easier where scripts run: saves by itself, adds rows, keeps the conditions up to date. */
const form = document.querySelector('form[data-autosave]');
const state = document.querySelector('[data-state]');
let timer = 0;
let saves = 0;
let dirty = false;

if (form instanceof HTMLFormElement) {
  form.addEventListener('input', () => {
    dirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, 2500);
  });
  form.addEventListener('submit', () => {
    dirty = false;
    clearTimeout(timer);
  });
  addEventListener('beforeunload', (event) => {
    if (dirty) event.preventDefault();
  });
  for (const add of document.querySelectorAll('[data-add]')) {
    add.hidden = false;
    add.querySelector('button').addEventListener('click', () => addRow(add.dataset.add));
  }
}

async function save() {
  const body = new URLSearchParams(new FormData(form));
  saves += 1;
  body.set('_key', `${body.get('_key')}-${saves}`);
  say('saving');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const { version } = await answer.json();
    for (const input of document.querySelectorAll('input[name="version"]')) input.value = String(version);
    dirty = false;
    say('saved');
    await refreshChecks();
  } catch {
    say('failed');
  }
}

const say = (what) => {
  if (state) state.textContent = state.dataset[what];
};

async function refreshChecks() {
  const old = document.querySelector('[data-checks]');
  if (!old) return;
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-checks]');
  if (fresh) old.replaceChildren(...fresh.childNodes);
}

/** A copy of the last row, empty, under the next number. */
function addRow(list) {
  const rows = [...document.querySelectorAll(`[data-row="${list}"]`)];
  const last = rows.at(-1);
  if (!last || rows.length >= 20) return;
  const from = Number(last.dataset.at);
  const row = last.cloneNode(true);
  row.dataset.at = String(from + 1);
  const renumber = (text) => text.replace(`${list}.${from}.`, `${list}.${from + 1}.`);
  for (const part of row.querySelectorAll('*')) {
    for (const name of ['id', 'name', 'for', 'aria-describedby'])
      if (part.hasAttribute(name)) part.setAttribute(name, renumber(part.getAttribute(name)));
    if (part instanceof HTMLInputElement && part.type === 'checkbox') part.checked = false;
    else if (part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement) part.value = '';
    else if (part instanceof HTMLSelectElement) part.selectedIndex = 0;
  }
  last.after(row);
  row.querySelector('input, select, textarea')?.focus();
}
