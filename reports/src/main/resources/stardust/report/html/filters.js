/* Filters, kept in the fragment as #?v=failed,blocked&l=MUST&s=5&q=text, so that a view can be shared. */

const form = document.getElementById('filters');
const items = $$('[data-verdict]');
const groups = $$('[data-group]');
form.hidden = false;

const chosen = () => ({
  v: $$('[name=v]:checked', form).map((box) => box.value),
  l: form.elements.l.value,
  s: form.elements.s.value,
  q: form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean),
});

/* A scenario's text changes as its trace is drawn; its text as first read stays. */
const searchText = (item) => {
  item.searchText = item.searchText || item.textContent.toLowerCase();
  return item.searchText;
};

const matches = (item, {v, l, s, q}) => (!v.length || v.includes(item.dataset.verdict))
  && (!l || item.dataset.level === l)
  && (!s || item.dataset.chapters.split(' ').includes(s))
  && q.every((word) => searchText(item).includes(word));

const isActive = ({v, l, s, q}) => v.length > 0 || l !== '' || s !== '' || q.length > 0;

const apply = () => {
  const wanted = chosen();
  const active = isActive(wanted);
  let shown = 0;
  items.forEach((item) => {
    item.hidden = active && !matches(item, wanted);
    shown += item.hidden ? 0 : 1;
  });
  groups.forEach((group) => {
    group.hidden = active && !$$('[data-verdict]', group).some((item) => !item.hidden);
  });
  document.body.classList.toggle('filtered', active);
  $('output', form).textContent = active ? shown + ' of ' + items.length : '';
  $('[type=reset]', form).disabled = !active;
};

const save = () => {
  const {v, l, s, q} = chosen();
  const parts = [['v', v.join(',')], ['l', l], ['s', s], ['q', encodeURIComponent(q.join(' '))]]
    .filter(([, value]) => value).map(([name, value]) => name + '=' + value);
  history.replaceState(null, '', parts.length ? '#?' + parts.join('&') : '#');
};

const set = (wanted) => {
  const verdicts = (wanted.get('v') || '').split(',');
  $$('[name=v]', form).forEach((box) => { box.checked = verdicts.includes(box.value); });
  ['l', 's'].forEach((name) => {
    const select = form.elements[name];
    select.value = wanted.get(name) || '';
    if (select.selectedIndex < 0) select.value = '';
  });
  form.elements.q.value = wanted.get('q') || '';
  apply();
};

const reveal = (node) => {
  if (node.closest('[hidden]')) set(new URLSearchParams());
  for (let up = node; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
  const sticky = getComputedStyle(form).position === 'sticky';
  document.documentElement.style.scrollPaddingTop = (sticky ? form.offsetHeight + 16 : 8) + 'px';
  node.scrollIntoView();
};

const follow = () => {
  if (location.hash.startsWith('#?')) {
    set(new URLSearchParams(location.hash.slice(2)));
    if (isActive(chosen())) form.scrollIntoView();
    return;
  }
  const node = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (node) reveal(node);
};

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => { apply(); save(); });
form.addEventListener('reset', (event) => { event.preventDefault(); set(new URLSearchParams()); save(); });
window.addEventListener('hashchange', follow);
apply();
follow();
