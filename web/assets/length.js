/* How much has been typed, beside how much may be; counted as the service counts. A row added later counts too. */
function sayLength(input) {
  const said = document.getElementById(`${input.id}-length`)?.querySelector('[data-said]');
  if (said) said.textContent = input.value === '' ? '' : said.dataset.said.replace('#', String(input.value.length));
}
document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) sayLength(target);
});
for (const said of document.querySelectorAll('.length [data-said]')) {
  const input = document.getElementById(said.parentElement.id.replace(/-length$/, ''));
  if (input) sayLength(input);
}
