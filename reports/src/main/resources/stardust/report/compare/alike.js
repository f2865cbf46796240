/* Says how far two traces of a scenario are alike. Bytes and times differ in every run, so a message is known by who
   sent it, what it is, and which fields it has; what an error
   says counts too. Steps are alike in every run of a scenario, and what the tester waited for is not the
   other side's. */

const told = (row) => !['frames', 'step', 'action', 'failure'].includes(row.kind);

const likeness = (row) => [row.kind, row.peer, row.heading, row.label,
  ...row.fields.map(([name, value]) => (/^(error|agreed)$/.test(name) ? name + '=' + value : name))].join('\n');

const inWords = (row) => {
  if (!row) return 'nothing more';
  const side = {to: row.peer + ' to ', from: row.peer + ' from ', both: row.peer + ' and '}[row.heading] || '';
  const error = row.fields.find(([name]) => name === 'error');
  return side + document.body.dataset.target + ': ' + row.label + (error ? ' (' + error[1].slice(0, 80) + ')' : '');
};

/* Names are those of the columns. */
const alike = (left, right, names) => {
  const [ours, theirs] = [left, right].map((trace) => trace.rows.filter(told));
  let same = 0;
  while (same < ours.length && same < theirs.length && likeness(ours[same]) === likeness(theirs[same])) same++;
  if (same === ours.length && same === theirs.length) {
    return 'Both tell the same: ' + plural(same, 'message') + ', with the same fields.';
  }
  const start = same ? 'The first ' + plural(same, 'message') + (same === 1 ? ' is' : ' are') + ' alike. Then'
    : 'They differ from the first message on';
  return start + ': ' + names[0] + ': ' + inWords(ours[same]) + '; ' + names[1] + ': ' + inWords(theirs[same]) + '.';
};
