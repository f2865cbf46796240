/* Shows what the address says: the grid, or one requirement. */

const overview = document.getElementById('overview');
const head = $('header');
let cameFrom = null;

const openRow = () => rows.find((row) => row.dataset.r === state.r);

const showOverview = () => {
  const wasOpen = overview.hidden;
  overview.hidden = false;
  head.hidden = false;
  detail.hidden = true;
  detail.replaceChildren();
  showFilter();
  if (wasOpen && cameFrom && cameFrom.isConnected) {
    window.scrollTo(0, cameFrom.scroll || 0);
    cameFrom.focus({preventScroll: true});
    cameFrom.scrollIntoView({block: 'nearest', inline: 'nearest'});
  }
};

const showRequirement = (row) => {
  if (!overview.hidden) {
    cameFrom = $('td:nth-of-type(' + (Number(state.c) || 0) + ') a', row) || $('th a', row);
    cameFrom.scroll = window.scrollY;
  }
  overview.hidden = true;
  head.hidden = true;
  detail.hidden = false;
  showFilter();
  const title = showDetail(row);
  window.scrollTo(0, 0);
  title.focus({preventScroll: true});
};

const show = () => {
  if (!isView(location.hash)) return;
  state = stateOf(location.hash);
  const row = state.r && openRow();
  if (row) showRequirement(row); else showOverview();
};

/* A link to a cell keeps the filter. */
document.addEventListener('click', (event) => {
  const target = event.target.closest('a[href^="#?r="]');
  if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  location.hash = fragmentOf({...filterOf(state), ...pick(stateOf(target.getAttribute('href')), ['r', 'c', 't'])});
});

const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));

const searchScenarios = () => {
  const names = new Map();
  data.scenarios.forEach(({name, requirements}) => requirements.forEach((id) => {
    names.set(id, (names.get(id) || '') + '\n' + name.toLowerCase());
  }));
  rows.forEach((row) => wordsOf.set(row, wordsOf.get(row) + (names.get(row.dataset.r) || '')));
};

window.addEventListener('hashchange', show);
applyFilter();
inflate(document.getElementById('data').textContent).then((json) => {
  data = JSON.parse(json);
  searchScenarios();
  show();
}).catch((error) => {
  showFilter();
  $('.lead').append(' This browser cannot unpack the details (' + error.message + ').');
});
