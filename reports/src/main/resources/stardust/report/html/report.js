'use strict';
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Only textContent is ever set: what a peer sent stays text. */
  const el = (name, className, text) => {
    const node = document.createElement(name);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  // ---- Traces -------------------------------------------------------------------------------

  const unpack = (block) => {
    const {s, e, lower, gap} = JSON.parse(block.textContent);
    const events = e.map((r) => ({
      at: r[0], peer: s[r[1]], connection: s[r[2]], stream: s[r[3]], layer: s[r[4]],
      direction: s[r[5]], name: s[r[6]],
      fields: r[7].reduce((f, t, i) => (i % 2 ? f[f.length - 1].push(s[t]) : f.push([s[t]]), f), []),
      hex: s[r[8]], length: r[9], injected: r[10] === 1,
    }));
    return {events, lower, gap};
  };

  const isLower = (event) => !['STREAM', 'MESSAGE', 'TESTER'].includes(event.layer);
  const time = (micros) => (micros / 1000).toFixed(micros < 1e6 ? 1 : 0) + ' ms';
  const plural = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');

  const hexDump = (hex) => {
    const bytes = hex.match(/../g) || [];
    const lines = [];
    for (let i = 0; i < bytes.length; i += 16) {
      const line = bytes.slice(i, i + 16);
      const ascii = line.map((b) => parseInt(b, 16))
        .map((c) => (c > 31 && c < 127 ? String.fromCharCode(c) : '·')).join('');
      lines.push(i.toString(16).padStart(4, '0') + '  ' + line.join(' ').padEnd(47) + '  ' + ascii);
    }
    return lines.join('\n');
  };

  const route = (event) => {
    const cell = el('span', 'route');
    if (event.direction === 'ACTION') {
      cell.append(el('span', 'peer tester', event.peer));
      return cell;
    }
    const sent = event.direction === 'SENT';
    const peer = el('span', 'peer', event.peer);
    const lane = event.peer.charCodeAt(0) % 4;
    peer.classList.add('lane-' + (Number.isNaN(lane) ? 0 : lane));
    const arrow = el('span', 'arrow ' + (sent ? 'sends' : 'receives'));
    arrow.setAttribute('aria-label', sent ? 'sends to' : 'receives from');
    arrow.setAttribute('role', 'img');
    cell.append(peer, arrow, el('span', 'target', document.body.dataset.target));
    return cell;
  };

  const head = (event) => {
    const what = el('span', 'what');
    if (isLower(event)) what.append(el('span', 'layer', event.layer.toLowerCase()));
    what.append(el('b', 'event-name', event.name));
    if (event.injected) what.append(el('span', 'injected', 'injected'));
    if (event.fields.length) {
      const inline = el('span', 'inline-fields');
      event.fields.forEach(([name, value]) => {
        inline.append(el('span', 'field-name', name + ' '), el('span', 'field-value', value + '  '));
      });
      what.append(inline);
    }
    const size = event.direction === 'ACTION' ? '' : event.length.toLocaleString('en') + ' B';
    return [el('span', 'at', time(event.at)), route(event), what, el('span', 'size', size)];
  };

  const definition = (list, name, value) => list.append(el('dt', '', name), el('dd', '', value));

  const expanded = (event) => {
    const box = el('div', 'event-body');
    const list = el('dl');
    event.fields.forEach(([name, value]) => definition(list, name, value));
    if (event.connection) definition(list, 'connection', event.connection);
    if (event.stream) definition(list, 'stream', event.stream);
    definition(list, 'layer', event.layer.toLowerCase());
    box.append(list);
    if (event.hex) {
      const shown = event.hex.length / 2;
      box.append(el('p', 'label', shown < event.length
        ? 'The first ' + shown + ' of ' + plural(event.length, 'byte') : plural(shown, 'byte')));
      const dump = el('pre', '', hexDump(event.hex));
      dump.tabIndex = 0;
      box.append(dump);
    }
    return box;
  };

  const eventItem = (event) => {
    const item = el('li', event.direction.toLowerCase() + (isLower(event) ? ' lower' : '')
      + (event.injected ? ' is-injected' : ''));
    if (!event.fields.length && !event.hex && !event.stream) {
      const row = el('div', 'row');
      row.append(...head(event));
      item.append(row);
      return item;
    }
    const details = el('details');
    const summary = el('summary', 'row');
    summary.append(...head(event));
    details.append(summary);
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) details.append(expanded(event));
    });
    item.append(details);
    return item;
  };

  const lowerSwitch = (trace, list) => {
    const frames = trace.events.filter(isLower).length;
    if (trace.lower) {
      return el('p', 'quiet', plural(trace.lower, 'frame')
        + ' of lower layers left out here to keep the page small; see results.json.');
    }
    if (!frames) return document.createTextNode('');
    const label = el('label', 'switch');
    const box = el('input');
    box.type = 'checkbox';
    box.addEventListener('change', () => list.classList.toggle('show-lower', box.checked));
    label.append(box, ' Show ' + plural(frames, 'frame') + ' of the layers below');
    return label;
  };

  const drawTrace = (box) => {
    const trace = unpack(document.getElementById(box.dataset.trace));
    const list = el('ol', 'events');
    trace.events.forEach((event, i) => {
      if (trace.gap[1] && i === trace.gap[0]) {
        list.append(el('li', 'gap', plural(trace.gap[1], 'event') + ' left out here; see results.json'));
      }
      list.append(eventItem(event));
    });
    $$('.quiet', box).forEach((p) => p.remove());
    box.append(lowerSwitch(trace, list), list);
    if (!trace.events.some((event) => !isLower(event))) {
      $$('.switch input', box).forEach((input) => input.click());
    }
    box.dataset.drawn = 'yes';
  };

  $$('details.scenario').forEach((details) => details.addEventListener('toggle', () => {
    const box = $('[data-trace]', details);
    if (details.open && box && !box.dataset.drawn) drawTrace(box);
  }));

  // ---- Filters, kept in the fragment as #?v=failed,blocked&q=text ---------------------------

  const form = document.getElementById('filters');
  const items = $$('[data-verdict]');
  const groups = $$('[data-group]');
  form.hidden = false;

  const chosen = () => ({
    verdicts: $$('[name=v]:checked', form).map((box) => box.value),
    words: form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean),
  });

  const apply = () => {
    const {verdicts, words} = chosen();
    let shown = 0;
    items.forEach((item) => {
      // The body of a scenario changes as its trace is drawn; its text as first read stays.
      item.searchText = item.searchText || item.textContent.toLowerCase();
      item.hidden = (verdicts.length > 0 && !verdicts.includes(item.dataset.verdict))
        || !words.every((word) => item.searchText.includes(word));
      shown += item.hidden ? 0 : 1;
    });
    groups.forEach((group) => {
      group.hidden = !$$('[data-verdict]', group).some((item) => !item.hidden);
    });
    const active = verdicts.length > 0 || words.length > 0;
    $('output', form).textContent = active ? shown + ' of ' + items.length + ' entries' : '';
    $('[type=reset]', form).disabled = !active;
  };

  const save = () => {
    const {verdicts, words} = chosen();
    const parts = [];
    if (verdicts.length) parts.push('v=' + verdicts.join(','));
    if (words.length) parts.push('q=' + encodeURIComponent(words.join(' ')));
    history.replaceState(null, '', parts.length ? '#?' + parts.join('&') : '#');
  };

  const load = () => {
    const wanted = new URLSearchParams(location.hash.slice(2));
    const verdicts = (wanted.get('v') || '').split(',');
    $$('[name=v]', form).forEach((box) => { box.checked = verdicts.includes(box.value); });
    form.elements.q.value = wanted.get('q') || '';
    apply();
  };

  const clear = () => {
    $$('[name=v]', form).forEach((box) => { box.checked = false; });
    form.elements.q.value = '';
    apply();
  };

  const reveal = (node) => {
    if (node.closest('[hidden]')) clear();
    for (let up = node; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
    const sticky = getComputedStyle(form).position === 'sticky';
    document.documentElement.style.scrollPaddingTop = (sticky ? form.offsetHeight + 16 : 8) + 'px';
    node.scrollIntoView();
  };

  const follow = () => {
    if (location.hash.startsWith('#?')) {
      load();
      return;
    }
    const node = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (node) reveal(node);
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => { apply(); save(); });
  form.addEventListener('reset', (event) => { event.preventDefault(); clear(); save(); });
  window.addEventListener('hashchange', follow);
  apply();
  follow();
})();
