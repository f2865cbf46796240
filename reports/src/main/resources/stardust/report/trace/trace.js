/* Unpacks what TracePacker packed. */

const inflate = async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
};

const unpack = (json) => {
  const {s, rows, names, excerpt, lower, gap} = JSON.parse(json);
  const pairs = (list) => list.reduce(
    (fields, text, i) => (i % 2 ? fields[fields.length - 1].push(s[text]) : fields.push([s[text]]), fields), []);
  const frame = ([at, layer, direction, stream, name, fields, hex, length]) => ({
    at, layer: s[layer].toLowerCase(), direction: s[direction], stream: s[stream], name: s[name],
    fields: pairs(fields), hex: s[hex], length,
  });
  return {
    excerpt, lower, gap, names: Object.entries(names),
    rows: rows.map(([kind, at, peer, connection, stream, heading, label, fields, injected, length, frames]) => ({
      kind, at, peer: s[peer], connection: s[connection], stream: s[stream], heading,
      label: s[label], fields: pairs(fields), injected: injected === 1, length, frames: frames.map(frame),
    })),
  };
};

const traces = new Map();

const readTrace = (id) => {
  if (!traces.has(id)) {
    traces.set(id, inflate(document.getElementById(id).textContent).then(unpack));
  }
  return traces.get(id);
};
