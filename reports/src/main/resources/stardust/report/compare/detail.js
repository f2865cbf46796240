/* One requirement: where it stands in each column, and its scenarios, built when they are asked for. */

const detail = document.getElementById('detail');
let data = {columns: [], scenarios: []};

const link = (text, href, className) => {
  const node = el('a', className, text);
  node.href = href;
  return node;
};

const standingsOf = (row) => el('ul', 'standings', ...$$('td', row).map((cell, i) => el('li', cell.className,
  el('span', 'who', data.columns[i]), ...[...$('a', cell).childNodes].map((node) => node.cloneNode(true)))));

const pager = (row) => {
  const shown = shownRows();
  const at = shown.indexOf(row);
  const to = (other, text) => (other
    ? [link(text + ' ' + other.dataset.r, fragmentOf({...filterOf(state), r: other.dataset.r, c: state.c}))] : []);
  const bar = el('nav', 'pager', link('Back to the grid', fragmentOf(filterOf(state)), 'back'),
    ...to(at > 0 && shown[at - 1], 'Previous:'), ...to(at >= 0 && shown[at + 1], 'Next:'));
  bar.setAttribute('aria-label', 'Requirements');
  return bar;
};

// ---- One scenario ----

const cellOf = (name, content, className) => el(name, className, content);

const resultRow = (result, i) => {
  const head = cellOf('th', data.columns[i]);
  head.scope = 'row';
  if (!result.key) return el('tr', '', head, cellOf('td', 'did not run', 'quiet'), el('td'), el('td'));
  return el('tr', '', head, el('td', '', el('span', 'badge ' + result.key, result.words)),
    cellOf('td', result.expected), cellOf('td', result.seen || result.reason));
};

const resultTable = (scenario) => {
  const heads = ['Implementation', 'Verdict', 'Expected', 'Seen'].map((text) => {
    const head = cellOf('th', text);
    head.scope = 'col';
    return head;
  });
  const box = el('div', 'wide', el('table', 'results', el('thead', '', el('tr', '', ...heads)),
    el('tbody', '', ...scenario.results.map(resultRow))));
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Verdicts of: ' + scenario.name);
  return box;
};

const picker = (label, scenario, chosen, change) => {
  const select = el('select');
  data.columns.forEach((name, i) => {
    const option = el('option', '', name + ' · ' + (scenario.results[i].words || 'did not run'));
    option.value = i;
    select.append(option);
  });
  select.value = chosen;
  select.addEventListener('change', () => change(Number(select.value)));
  return el('label', 'pick', el('span', 'aside', label), select);
};

const side = (scenario, number, column) => {
  const place = el('div', 'trace');
  place.dataset.paper = '460';
  if (scenario.results[column].trace) {
    place.dataset.trace = 't-' + number + '-' + column;
  } else {
    place.append(el('p', 'quiet', 'Nothing passed the wire here.'));
  }
  return place;
};

/* What the reader asked for or what failed on the left, what did otherwise on the right, best what passed. */
const pairOf = (scenario) => {
  const {results} = scenario;
  const all = results.map((_, i) => i);
  const asked = (name) => (all.includes(state[name] - 1) ? state[name] - 1 : -1);
  const first = (...tests) => tests.map((test) => all.findIndex(test)).find((i) => i >= 0);
  const left = asked('c') >= 0 ? asked('c')
    : first((i) => /failed|non-strict/.test(results[i].key), (i) => results[i].trace, () => true);
  const other = (i) => i !== left && results[i].trace && results[i].key !== results[left].key;
  const right = asked('w') >= 0 ? asked('w')
    : first((i) => other(i) && results[i].key === 'passed', other, (i) => i !== left && results[i].trace,
      (i) => i !== left);
  return data.beforeAndAfter && asked('w') < 0 ? [0, 1] : [left, right];
};

const sayAlike = async (said, sides, names) => {
  const ids = sides.map((place) => place.dataset.trace);
  if (!ids.every(Boolean)) return;
  const [left, right] = await Promise.all(ids.map(readTrace));
  said.textContent = alike(left, right, names);
};

const drawPair = (box, scenario, number, [left, right]) => {
  const again = (pair) => {
    keep({c: pair[0] + 1 + '', w: pair[1] + 1 + '', t: scenario.id});
    drawPair(box, scenario, number, pair);
  };
  const sides = [left, right].map((column) => side(scenario, number, column));
  const said = el('p', 'alike');
  said.setAttribute('aria-live', 'polite');
  box.replaceChildren(said, el('div', 'sides',
    el('div', 'side', picker('Left', scenario, left, (i) => again([i, right])), sides[0]),
    el('div', 'side', picker('Right', scenario, right, (i) => again([left, i])), sides[1])));
  sides.filter((place) => place.dataset.trace).forEach(draw);
  sayAlike(said, sides, [data.columns[left], data.columns[right]]).catch(() => { said.textContent = ''; });
};

const scenarioBody = (scenario, number) => {
  const body = el('div', 'body', el('p', 'quiet', scenario.id), resultTable(scenario));
  if (scenario.results.some((result) => result.trace)) {
    const box = el('div', 'pair');
    body.append(el('h3', '', 'What passed the wire'), box);
    queueMicrotask(() => drawPair(box, scenario, number, pairOf(scenario)));
  }
  return body;
};

const tally = (scenario) => {
  const counts = new Map();
  scenario.results.forEach(({key, words}) => counts.set(key || 'not-checked',
    {words: words || 'did not run', n: (counts.get(key || 'not-checked') || {n: 0}).n + 1}));
  return el('span', 'tally', ...[...counts].map(([key, {words, n}]) => el('span', 'badge ' + key, n + ' ' + words)));
};

const scenarioItem = (scenario, number, open) => {
  const item = el('details', 'scenario',
    el('summary', '', el('span', 'name', scenario.name), tally(scenario)));
  let built = false;
  item.addEventListener('toggle', () => {
    if (item.open) {
      if (!built) item.append(scenarioBody(scenario, number));
      built = true;
      keep({t: scenario.id});
    }
  });
  item.open = open;
  return item;
};

// ---- The requirement ----

const scenariosOf = (id) => data.scenarios.map((scenario, number) => ({scenario, number}))
  .filter(({scenario}) => scenario.requirements.includes(id));

const toOpen = (found) => {
  const column = state.c - 1;
  const failing = ({scenario}) => scenario.results.some(({key}, i) => /failed|non-strict|suite-error/.test(key)
    && (i === column || !(column >= 0)));
  return found.find(({scenario}) => scenario.id === state.t) || found.find(failing) || found[0];
};

const showDetail = (row) => {
  const found = scenariosOf(row.dataset.r);
  const open = toOpen(found);
  const title = el('h1', '', row.dataset.r, ' ');
  title.tabIndex = -1;
  const level = $('.level', row);
  if (level) title.append(level.cloneNode(true));
  detail.replaceChildren(pager(row), title, $('.says', row).cloneNode(true), standingsOf(row),
    el('h2', '', plural(found.length, 'scenario')),
    ...found.map((each) => scenarioItem(each.scenario, each.number, each === open)));
  return title;
};
