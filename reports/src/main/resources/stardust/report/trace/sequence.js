/* Draws a trace as a sequence diagram: a row for each message, which opens to its fields, its bytes and the frames
   that carried it. */

const ROW = 34;
const EDGE = 26;
const MOST_LANES = 6;
const MOST_FIELDS = 6;
const MOST_VALUES = 8;
const MOST_EXCERPT = 24;

const time = (micros) => (micros / 1000).toLocaleString('en', {minimumFractionDigits: 1, maximumFractionDigits: 1});

const brief = (value, names) => {
  const known = names.find(([id]) => value.includes(id));
  if (known) return known[1];
  if (value.length > 40 && value.length % 2 === 0 && /^[0-9a-f]+$/.test(value)) {
    return value.slice(0, 12) + '… (' + plural(value.length / 2, 'byte') + ')';
  }
  return value.length > 48 ? value.slice(0, 32) + '… (' + plural(value.length, 'character') + ')' : value;
};

/* Values of one name stand together, as the ids of a list. */
const fieldWords = (row, layout) => {
  const byName = new Map();
  row.fields.forEach(([name, value]) => {
    byName.set(name, [...(byName.get(name) || []), brief(value, layout.names)]);
  });
  return [...byName].slice(0, MOST_FIELDS).map(([name, values]) => {
    const more = values.length - MOST_VALUES;
    const text = values.slice(0, MOST_VALUES).join(', ') + (more > 0 ? ' and ' + more + ' more' : '');
    return el('span', 'field', el('span', 'field-name', name), ' ', el('span', 'value', text), ' ');
  });
};

const hexDump = (hex) => {
  const bytes = hex.match(/[0-9a-f]{2}/g) || [];
  const lines = [];
  for (let i = 0; i < bytes.length; i += 16) {
    const line = bytes.slice(i, i + 16);
    const ascii = line.map((b) => parseInt(b, 16))
      .map((c) => (c > 31 && c < 127 ? String.fromCharCode(c) : '·')).join('');
    lines.push(i.toString(16).padStart(4, '0') + '  ' + line.join(' ').padEnd(47) + '  ' + ascii);
  }
  return lines.join('\n');
};

// ---- Lanes: one for each peer, the target second, those that are too many together in one ----

const lanesOf = (rows) => {
  const peers = [...new Set(rows.map((row) => row.peer).filter(Boolean))]
    .sort((a, b) => (/^fresh /.test(a) - /^fresh /.test(b)) || a.localeCompare(b, 'en', {numeric: true}));
  const named = peers.filter((peer) => !/^fresh /.test(peer));
  const fresh = peers.filter((peer) => /^fresh /.test(peer));
  const crowd = peers.length > MOST_LANES && fresh.length > 1;
  const lanes = (crowd ? named : peers).map((peer) => ({name: peer, peers: [peer]}));
  if (crowd) lanes.push({name: 'fresh peers', peers: fresh});
  if (lanes.length > MOST_LANES) {
    const rest = lanes.splice(MOST_LANES - 1);
    lanes.push({name: 'others', peers: rest.flatMap((lane) => lane.peers)});
  }
  const target = {name: document.body.dataset.target, peers: [], target: true};
  lanes.splice(Math.min(1, lanes.length), 0, target);
  return lanes;
};

const layoutOf = (rows, names, width) => {
  const lanes = lanesOf(rows);
  const phone = width < 560;
  const room = phone ? width * .4 : width - 64 - Math.max(280, width * .32);
  const pitch = Math.max(phone ? 30 : 64, Math.min(172, room / lanes.length));
  const place = (i) => pitch / 2 + i * pitch;
  const of = new Map();
  lanes.forEach((lane, i) => lane.peers.forEach((peer) => of.set(peer, i)));
  return {
    names, lanes, pitch, place, of, phone, width: pitch * lanes.length, named: pitch >= 140,
    target: lanes.findIndex((lane) => lane.target),
  };
};

const shorten = (name, layout) => {
  const fits = Math.max(1, Math.floor(layout.pitch / (layout.phone ? 8 : 7.5)));
  const short = name.replace(/^fresh peer /, layout.pitch < 90 ? 'f' : 'fresh peer ');
  return short.length > fits ? short.slice(0, Math.max(1, fits - 1)) + '…' : short;
};

const lifelines = (layout) => layout.lanes.map((lane, i) => svg('line', {
  class: lane.target ? 'life target' : 'life lane-' + (i % 4),
  x1: layout.place(i), x2: layout.place(i), y1: 0, y2: '100%',
}));

const canvas = (layout, ...content) => {
  const cell = el('span', 'lanes', svg('svg', {'aria-hidden': 'true'}, ...lifelines(layout), ...content));
  cell.style.width = layout.width + 'px';
  return cell;
};

const headOf = (layout) => {
  const texts = layout.lanes.map((lane, i) => {
    const text = svg('text', {
      x: layout.place(i), y: 18, class: lane.target ? 'name target' : 'name lane-' + (i % 4),
    }, shorten(lane.name, layout));
    text.append(svg('title', {}, lane.name));
    return text;
  });
  const cell = el('span', 'lanes', svg('svg', {'aria-hidden': 'true'}, ...texts));
  cell.style.width = layout.width + 'px';
  return el('div', 'seq-head', el('span', 'at', 'ms'), cell);
};

// ---- Arrows ----

const tip = (x, y, direction) => svg('path', {
  class: 'tip', d: `M${x} ${y} l${-8 * direction} -4.5 v9 z`,
});

const cap = (x, y, gone) => (gone
  ? svg('path', {class: 'cap', d: `M${x - 5} ${y - 5} l10 10 m0 -10 l-10 10`})
  : svg('path', {class: 'cap', d: `M${x} ${y - 7} v14`}));

/* How long a name may be to stand on the arrow. */
const roomOn = (row, layout) => {
  const span = Math.abs(layout.place(layout.target) - layout.place(layout.of.get(row.peer) ?? 0));
  return layout.named ? Math.floor((span - 20) / 6.7) : 0;
};

const arrow = (row, layout) => {
  const from = layout.place(layout.of.get(row.peer) ?? 0);
  const to = layout.place(layout.target);
  const y = layout.named ? EDGE - 4 : ROW / 2;
  const side = Math.sign(to - from);
  const parts = [svg('line', {class: 'shaft', x1: from + 3 * side, x2: to - 3 * side, y1: y, y2: y})];
  if (row.kind === 'end') {
    const end = row.heading === 'to' ? to - 4 * side : from + 4 * side;
    parts.push(cap(end, y, /^(resets|closes)/.test(row.label)));
  } else {
    if (row.heading !== 'from') parts.push(tip(to - 2 * side, y, side));
    if (row.heading !== 'to') parts.push(tip(from + 2 * side, y, -side));
  }
  if (row.label.length <= roomOn(row, layout)) {
    parts.push(svg('text', {class: 'label', x: (from + to) / 2, y: y - 7}, row.label));
  }
  return canvas(layout, svg('g', {class: 'arrow ' + row.kind}, ...parts));
};

// ---- What a row opens to ----

const fieldList = (fields) => {
  const list = el('dl');
  fields.forEach(([name, value]) => list.append(el('dt', '', name), el('dd', '', value)));
  return list;
};

const bytesOf = (frame) => {
  if (!frame.hex) return [];
  const shown = frame.hex.length / 2;
  const dump = el('pre', '', hexDump(frame.hex));
  dump.tabIndex = 0;
  return [el('p', 'label', shown < frame.length
    ? 'The first ' + shown + ' of ' + plural(frame.length, 'byte') : plural(shown, 'byte')), dump];
};

const lazily = (summary, className, content) => {
  const details = el('details', className, summary);
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(content());
  });
  return details;
};

const carrier = (frame) => lazily(
  el('summary', '', el('span', 'layer', frame.layer), ' ', el('b', '', frame.name), ' ',
    el('span', 'quiet', (frame.direction === 'SENT' ? 'sent' : 'received') + ' at ' + time(frame.at) + ' ms, '
      + plural(frame.length, 'byte'))),
  'frame',
  () => el('div', 'frame-body', fieldList(frame.fields), ...bytesOf(frame)));

const expanded = (row) => {
  const own = row.frames.length && ['message', 'stream'].includes(row.frames[0].layer) ? row.frames[0] : null;
  const below = own ? row.frames.slice(1) : row.frames;
  const box = el('div', 'seq-body');
  const where = [['connection', row.connection], ['stream', row.stream]].filter(([, value]) => value);
  box.append(fieldList([...(own ? own.fields : row.fields), ...where]));
  if (own) box.append(...bytesOf(own));
  if (below.length) {
    box.append(el('p', 'label', own ? 'Carried by ' + plural(below.length, 'frame') : plural(below.length, 'frame')),
      el('div', 'frames', ...below.map(carrier)));
  }
  return box;
};

// ---- Rows ----

const size = (row) => (row.kind === 'bytes' || row.injected ? plural(row.length, 'byte') : '');

const words = (row, layout) => {
  const what = el('span', 'what');
  const lane = layout.of.get(row.peer);
  if (lane !== undefined && layout.lanes[lane].peers.length > 1) what.append(el('span', 'who', row.peer), ' ');
  const sides = {to: row.peer + ' to ', from: row.peer + ' from ', both: row.peer + ' and '};
  what.append(el('span', 'aside', sides[row.heading] + document.body.dataset.target + ': '));
  what.append(el('b', row.label.length <= roomOn(row, layout) ? 'aside' : '', row.label), ' ');
  if (row.injected) what.append(el('span', 'injected', 'as is'), ' ');
  if (size(row)) what.append(el('span', 'value', size(row)), ' ');
  what.append(...fieldWords(row, layout));
  return what;
};

const band = (row) => {
  const status = row.fields.find(([name]) => name === 'status');
  const item = el('li', 'band ' + row.kind + (status && status[1] !== 'PASSED' ? ' failed' : ''));
  const space = row.label.indexOf(' ');
  item.append(el('span', 'at', time(row.at)));
  item.append(row.kind === 'step'
    ? el('span', 'what', el('strong', '', row.label.slice(0, space)), row.label.slice(space))
    : el('span', 'what', el('strong', '', 'Here it failed: '), row.label));
  return item;
};

const still = (row, layout) => {
  const dots = layout.lanes.map((lane, i) => (lane.target ? '' : svg('circle', {
    class: 'dot', cx: layout.place(i), cy: ROW / 2, r: 3,
  })));
  const what = el('span', 'what', el('i', '', row.label), ' ');
  what.append(...fieldWords(row, layout));
  return el('li', 'seq-row action', el('span', 'at', time(row.at)), canvas(layout, ...dots), what);
};

const wire = (row, layout) => {
  const summary = el('summary', 'seq-row', el('span', 'at', time(row.at)), arrow(row, layout), words(row, layout));
  return el('li', row.kind + (row.injected ? ' is-injected' : ''), lazily(summary, 'message', () => expanded(row)));
};

const rowItem = (row, layout) => {
  if (row.kind === 'step' || row.kind === 'failure') return band(row);
  return row.kind === 'action' ? still(row, layout) : wire(row, layout);
};

const otherFrames = (rows, list) => {
  const frames = rows.filter((row) => row.kind === 'frames').length;
  if (!frames) return '';
  const box = el('input');
  box.type = 'checkbox';
  box.addEventListener('change', () => list.classList.toggle('show-frames', box.checked));
  return el('label', 'switch', box, ' Show also ' + plural(frames, 'frame')
    + ' that carried no message (windows, pings)');
};

const listOf = (trace, rows, layout, excerpt) => {
  const list = el('ol', 'seq-rows');
  rows.forEach((row, i) => {
    if (!excerpt && trace.gap[1] && i === trace.gap[0]) {
      list.append(el('li', 'gap', plural(trace.gap[1], 'row') + ' left out here; results.json has them'));
    }
    list.append(rowItem(row, layout));
  });
  return list;
};

/* The part of the trace that is shown at a place. */
const partOf = (trace, excerpt) => (excerpt && trace.excerpt.length
  ? trace.rows.slice(Math.max(0, trace.excerpt[0]), trace.excerpt[1] + 1) : trace.rows);

const render = (box, trace, width) => {
  const excerpt = 'excerpt' in box.dataset;
  if (excerpt && !trace.excerpt.length) {
    box.replaceChildren();
    return;
  }
  const part = partOf(trace, excerpt);
  const rows = excerpt ? part.slice(-MOST_EXCERPT) : part;
  const layout = layoutOf(rows, trace.names, width);
  const list = listOf(trace, rows, layout, excerpt);
  if (part.length > rows.length) {
    list.prepend(el('li', 'gap', plural(part.length - rows.length, 'earlier row') + ': see the whole scenario'));
  }
  const left = trace.lower && !excerpt ? el('p', 'quiet', plural(trace.lower, 'frame')
    + ' of lower layers left out to keep the page small; results.json has them.') : '';
  const diagram = el('div', 'sequence' + (layout.named ? ' named' : '') + (layout.phone ? ' phone' : ''),
    headOf(layout), list);
  box.replaceChildren(diagram, excerpt ? '' : otherFrames(rows, list), left);
};

const drawn = new Map();

const drawTrace = async (box) => {
  if (box.dataset.drawn) return;
  box.dataset.drawn = 'yes';
  const trace = await readTrace(box.dataset.trace);
  drawn.set(box, trace);
  render(box, trace, box.clientWidth || 960);
};

/* Paper is narrower than most windows. */
const PAPER = 640;
const onPaper = (box) => Number(box.dataset.paper) || PAPER;
const onScreen = (box) => box.clientWidth || 960;
const redraw = (width) => drawn.forEach((trace, box) => {
  if (box.isConnected) render(box, trace, width(box));
  else drawn.delete(box);
});
window.addEventListener('beforeprint', () => redraw(onPaper));
window.addEventListener('afterprint', () => redraw(onScreen));
matchMedia('(max-width: 46rem)').addEventListener('change', () => redraw(onScreen));

const cannotDraw = (box) => (error) => {
  box.replaceChildren(el('p', 'quiet', 'This browser cannot unpack the trace (' + error.message
    + '). It is in results.json.'));
};

const draw = (box) => drawTrace(box).catch(cannotDraw(box));
