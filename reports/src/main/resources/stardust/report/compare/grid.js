/* Narrows the grid, and moves in it: one stop of the tab key, arrows from cell to cell. */

const form = document.getElementById('filters');
const grid = $('table.grid');
const rows = $$('tbody tr', grid);
form.hidden = false;

const wordsOf = new Map(rows.map((row) => [row, $('th', row).textContent.toLowerCase()]));

const matches = (row, {show, s, q}) => (!show || row.dataset.show.split(' ').includes(show))
  && (!s || row.dataset.section === s)
  && q.toLowerCase().split(/\s+/).every((word) => wordsOf.get(row).includes(word));

const shownRows = () => rows.filter((row) => !row.hidden);

const applyFilter = () => {
  const active = Boolean(state.show || state.s || state.q);
  let shown = 0;
  rows.forEach((row) => {
    row.hidden = active && !matches(row, state);
    shown += row.hidden ? 0 : 1;
  });
  $('.none').hidden = shown > 0;
  $('output', form).textContent = active ? shown + ' of ' + rows.length : '';
  $('[type=reset]', form).disabled = !active;
  if (!tabStop || tabStop.closest('tr').hidden) setStop(shown ? linksOf(shownRows()[0])[0] : null);
};

const showFilter = () => {
  ['show', 's'].forEach((name) => {
    form.elements[name].value = state[name];
    if (form.elements[name].selectedIndex < 0) {
      form.elements[name].value = '';
      state[name] = '';
    }
  });
  if (form.elements.q.value.trim() !== state.q) form.elements.q.value = state.q;
  applyFilter();
};

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => {
  keep({show: form.elements.show.value, s: form.elements.s.value, q: form.elements.q.value.trim()});
  applyFilter();
});
form.addEventListener('reset', (event) => {
  event.preventDefault();
  keep({show: '', s: '', q: ''});
  showFilter();
});

// ---- Keys ----

const linksOf = (row) => $$('a', row);
let tabStop = null;

const setStop = (link) => {
  if (tabStop) tabStop.tabIndex = -1;
  tabStop = link;
  if (tabStop) tabStop.tabIndex = 0;
};

const goTo = (row, place) => {
  const link = linksOf(row)[place];
  setStop(link);
  link.focus();
};

const moves = {
  ArrowRight: (row, place) => [row, place + 1],
  ArrowLeft: (row, place) => [row, place - 1],
  ArrowDown: (row, place) => [row + 1, place],
  ArrowUp: (row, place) => [row - 1, place],
  Home: (row) => [row, 0],
  End: (row) => [row, Infinity],
};

grid.addEventListener('keydown', (event) => {
  const link = event.target.closest('a');
  const move = moves[event.key];
  if (!link || !move || event.altKey || event.metaKey) return;
  const shown = shownRows();
  const places = linksOf(link.closest('tr'));
  const from = event.ctrlKey && event.key === 'Home' ? 0
    : event.ctrlKey && event.key === 'End' ? shown.length - 1 : shown.indexOf(link.closest('tr'));
  const [row, place] = move(from, places.indexOf(link));
  event.preventDefault();
  goTo(shown[Math.max(0, Math.min(shown.length - 1, row))], Math.max(0, Math.min(places.length - 1, place)));
});
grid.addEventListener('focusin', (event) => {
  if (event.target.matches('a')) setStop(event.target);
});

grid.setAttribute('role', 'grid');
$$('a', grid).forEach((link) => { link.tabIndex = -1; });
