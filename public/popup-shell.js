// The popup's first form is in popup.html from the start. Until the program takes it over, this fills in what it showed
// last, and notes what is typed and pressed: the program reads it in take-over.ts.
const root = document.getElementById('root');
const fields = ['ips', 'count', 'forward-to'].map((id) => document.getElementById(id));

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function fill({ settings, accounts }) {
  const account = accounts.find(({ id }) => id === settings.currentAccountId) ?? accounts[0];
  const draft = read(`draft:generate:${account.id}`);
  const last = { forwardTo: '', ...settings.lastGenerate };
  for (const [at, name] of ['ipsPerCode', 'count', 'forwardTo'].entries())
    fields[at].value = draft[name] ?? draft.pressed?.fields[name] ?? last[name];
  root.querySelector('.account').textContent = account.name;
  if (settings.lock === 'locked') return;
  fields[0].focus();
  fields[0].select();
}

function press(form) {
  if (form.dataset.pressed !== undefined) return;
  form.dataset.pressed = '';
  for (const field of fields) field.dataset.pressed = field.value;
}

// Enter counts as it goes down: the rest of it may come when the program is there, which would take it for a press from
// elsewhere. A key held down was pressed elsewhere, for example on the toolbar's icon.
root.addEventListener('keydown', (event) => {
  const { form } = event.target;
  if (event.key !== 'Enter' || event.isComposing || !form || 'taken' in root.dataset) return;
  event.preventDefault();
  if (!event.repeat) press(form);
});
root.addEventListener('input', ({ target }) => {
  target.dataset.touched = '';
});
root.addEventListener('submit', (event) => {
  event.preventDefault(); // a press must not send the form as pages of old do
  press(event.target);
});

// Nothing was ever shown here, so there may be no account yet: then the form is not what comes first.
const { state } = read('snapshot');
try {
  fill(state);
} catch {
  root.replaceChildren();
}
