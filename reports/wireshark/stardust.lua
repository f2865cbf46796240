-- Shows stardust messages in Wireshark and tshark, in files that "./stardust pcapng" writes: there each stardust
-- stream is a TCP connection of its own to port 5892, with the bytes of the stream as they are, decrypted.
--
--   wireshark -X lua_script:reports/wireshark/stardust.lua trace.pcapng
--
-- Names are those of spec/src/main/proto/stardust.proto, framings those of section 2 of spec/PROTOCOL.md. A message
-- carries no type: who opened the stream, who proposed the protocol and the place of a message say what it is.

local stardust = Proto("stardust", "Stardust")

local ERRORS = {[0] = "OK", [100] = "E_RAND_LENGTH", [101] = "E_INCORRECT_SOLUTION", [999] = "E_GENERIC"}

local f = {
  line = ProtoField.string("stardust.multistream", "multistream-select"),
  kind = ProtoField.string("stardust.stream", "Stream"),
  message = ProtoField.string("stardust.message", "Message"),
  length = ProtoField.uint32("stardust.length", "Length"),
  random128 = ProtoField.bytes("stardust.random128", "random128"),
  peerid = ProtoField.none("stardust.peerid", "peerID"),
  id = ProtoField.string("stardust.peerid.id", "id"),
  pubkey = ProtoField.string("stardust.peerid.pubkey", "pubKey"),
  error = ProtoField.uint64("stardust.error", "error", base.DEC, ERRORS),
  salt = ProtoField.bytes("stardust.saltencrypted", "saltEncrypted"),
  solution = ProtoField.bytes("stardust.solution", "solution"),
  ids = ProtoField.bytes("stardust.ids", "ids"),
  ack = ProtoField.bytes("stardust.ack", "ack"),
  target = ProtoField.bytes("stardust.target", "target"),
  unknown = ProtoField.uint32("stardust.unknown", "Field that the schema does not have"),
  data = ProtoField.bytes("stardust.data", "Bytes of the relay"),
  unreadable = ProtoField.bytes("stardust.unreadable", "Bytes that are no message"),
  unkept = ProtoField.uint32("stardust.unkept", "Bytes that the trace did not keep"),
}
stardust.fields = f

local bad_message = ProtoExpert.new("stardust.malformed", "Not a protobuf message", expert.group.MALFORMED,
  expert.severity.ERROR)
local bad_length = ProtoExpert.new("stardust.bad_length", "No message can be so long", expert.group.PROTOCOL,
  expert.severity.WARN)
local refusal = ProtoExpert.new("stardust.refusal", "The server reports an error", expert.group.RESPONSE_CODE,
  expert.severity.NOTE)
stardust.experts = {bad_message, bad_length, refusal}

stardust.prefs.port = Pref.uint("Port of the server", 5892, "As ./stardust pcapng writes it")

local PEER_ID = {[1] = {f.id}, [2] = {f.pubkey}}
local SCHEMA = {
  JoinInit = {[1] = {f.random128}, [2] = {f.peerid, PEER_ID}},
  JoinChallenge = {[1] = {f.error}, [2] = {f.salt}},
  JoinChallengeSolution = {[1] = {f.solution}},
  JoinVerify = {[1] = {f.error}},
  Discovery = {[1] = {f.ids}},
  DiscoveryAck = {[1] = {f.ack}},
  DialRequest = {[1] = {f.target}},
  DialResponse = {[1] = {f.error}},
}
-- Which message is the n-th of a side; the last one repeats. A dial stream is a relay behind its one message.
local ORDER = {
  registration = {
    client = {"JoinInit", "JoinChallengeSolution", "DiscoveryAck"},
    server = {"JoinChallenge", "JoinVerify", "Discovery"},
  },
  dial = {client = {"DialRequest"}, server = {"DialResponse"}},
}
local HEADER = "/multistream/1.0.0\n"
local LONGEST = 16 * 1024 * 1024
local VARINT, BYTES = 0, 2

local tcp_stream = Field.new("tcp.stream")
local tcp_seq = Field.new("tcp.seq")
local tcp_syn = Field.new("tcp.flags.syn")
local tcp_ack = Field.new("tcp.flags.ack")

local streams, plans

function stardust.init()
  streams, plans = {}, {}
end

local function state(number)
  if not streams[number] then
    streams[number] = {client = {messages = 0, resume = 0}, server = {messages = 0, resume = 0}}
  end
  return streams[number]
end

local function side_of(pinfo)
  return pinfo.src_port == stardust.prefs.port and "server" or "client"
end

-- ---- Reading within what was captured; nil where it ends ----

local function byte(tvb, at)
  return at < tvb:captured_len() and tvb(at, 1):uint() or nil
end

-- A varint: its value and how many bytes it has; nil where it ends early; false as value if it never ends.
local function varint(tvb, at)
  local value, factor = 0, 1
  for i = 0, 9 do
    local b = byte(tvb, at + i)
    if not b then return nil end
    value = value + (b % 128) * factor
    if b < 128 then return value, i + 1 end
    factor = factor * 128
  end
  return false
end

-- ---- What comes next on a stream ----

-- A line of multistream-select. Returns its length and text; 0 if more bytes are needed to say; nil if it is none.
local function line(tvb, at, me)
  local length, prefix = varint(tvb, at)
  if length == nil then return 0 end
  if not length or length < 3 or length > 1024 then return nil end
  local first = byte(tvb, at + prefix)
  if not first then return 0 end
  if first ~= 0x2f and first ~= 0x6e and first ~= 0x6c then return nil end
  if at + prefix + length > tvb:captured_len() then return 0 end
  local text = tvb(at + prefix, length):raw()
  if text:sub(-1) ~= "\n" or not (text:sub(1, 1) == "/" or text == "na\n" or text == "ls\n") then return nil end
  if not me.header and text ~= HEADER then return nil end
  return prefix + length, text:sub(1, -2)
end

-- In the libp2p binding who opens a stream proposes the protocol. In the bare binding only a registration stream
-- negotiates: the server opens it and the client proposes.
local function settle(st)
  if st.framing then return end
  if st.proposer then
    local bare = st.opener == "server" and st.proposer == "client"
    st.framing = bare and "varint" or "int32"
    if bare then st.kind = "registration" end
    if st.proposer == "server" then st.kind = "forwarded" end
  else
    st.framing = "varint"
    st.kind = st.opener == "server" and "forwarded" or "dial"
  end
end

-- A JoinInit has a field 2; a DialRequest has not. Where the kept bytes end before they say it, what is so long is none.
local function first_message(tvb, at, length)
  local stop = at + length
  while at < stop do
    local tag, tag_bytes = varint(tvb, at)
    if tag == nil then return "registration" end
    if not tag or math.floor(tag / 8) == 2 then return tag and "registration" or "dial" end
    if tag % 8 ~= BYTES then return "dial" end
    local size, size_bytes = varint(tvb, at + tag_bytes)
    if not size then return "dial" end
    at = at + tag_bytes + size_bytes + size
  end
  return "dial"
end

local function framed(tvb, at, st)
  if st.framing == "varint" then return varint(tvb, at) end
  if at + 4 > tvb:captured_len() then return nil end
  return tvb(at, 4):uint(), 4
end

-- Returns what stands at a place and how many bytes it has, or nil and how many more are needed at least.
local function next_unit(tvb, at, st, side)
  local me = st[side]
  local left = tvb:reported_len() - at
  if me.messages == 0 and not st.framing_broken then
    local length, text = line(tvb, at, me)
    if length == 0 then return nil, 1 end
    if length then
      if text == "/multistream/1.0.0" then
        me.header = true
      elseif text ~= "na" and not st.proposer then
        st.proposer = side
      end
      return {what = "line", length = length, text = text}
    end
  end
  settle(st)
  if st.kind == "forwarded" or me.relay then return {what = "data", length = left, kind = st.kind} end
  if me.lost then return {what = "unreadable", length = left, kind = st.kind} end
  local length, prefix = framed(tvb, at, st)
  if length == nil then return nil, 1 end
  if not length or length > LONGEST then
    me.lost = true
    return {what = "unreadable", length = left, kind = st.kind, long = true}
  end
  if left < prefix + length and at + prefix + length > tvb:captured_len() and not st.cut then
    return nil, prefix + length - left
  end
  if not st.kind and side == "client" then st.kind = first_message(tvb, at + prefix, length) end
  me.messages = me.messages + 1
  local names = ORDER[st.kind or ""]
  local name = names and names[side][math.min(me.messages, #names[side])] or "message"
  me.relay = st.kind == "dial"
  return {what = "message", length = prefix + length, prefix = prefix, name = name, kind = st.kind}
end

-- ---- Showing it ----

local decode

local function show_bytes(tvb, at, size, known, tree, field)
  local seen = math.max(0, math.min(size, tvb:captured_len() - at))
  local item
  if known and known[2] then
    item = tree:add(known[1], tvb(at, seen))
    decode(tvb, at, size, item, known[2])
  elseif known then
    item = tree:add(known[1], tvb(at, seen))
  else
    item = tree:add(f.unknown, tvb(at, seen), field)
  end
  if seen < size then item:append_text(" (" .. size - seen .. " bytes more were not kept)") end
end

-- The fields of a message. Stops where the kept bytes end; says so where they are no protobuf.
decode = function(tvb, at, length, tree, schema)
  local stop, ends = at + length, tvb:captured_len()
  local function broken(words)
    tree:add_proto_expert_info(bad_message, words)
  end
  while at < stop do
    if at >= ends then return end
    local tag, tag_bytes = varint(tvb, at)
    if tag == nil then return end
    if not tag or at + tag_bytes > stop then return broken("A tag that does not end") end
    local field, wire = math.floor(tag / 8), tag % 8
    local known = schema[field]
    local from = at + tag_bytes
    if wire == VARINT then
      local value, bytes = varint(tvb, from)
      if value == nil and from + 10 > ends and ends < stop then return end
      if not value or from + bytes > stop then return broken("A number that does not end") end
      if known and known[1] == f.error then
        local item = tree:add(f.error, tvb(from, bytes), UInt64.new(value % 2 ^ 32, math.floor(value / 2 ^ 32) % 2 ^ 32))
        if value ~= 0 then item:add_proto_expert_info(refusal) end
      else
        tree:add(f.unknown, tvb(from, bytes), field)
      end
      at = from + bytes
    elseif wire == BYTES then
      local size, bytes = varint(tvb, from)
      if size == nil and ends < stop then return end
      if not size or from + bytes + size > stop then return broken("A field that ends behind its message") end
      if known and known[1] == f.error then known = nil end
      show_bytes(tvb, from + bytes, size, known, tree, field)
      at = from + bytes + size
    elseif wire == 1 or wire == 5 then
      local size = wire == 1 and 8 or 4
      if from + size > stop then return broken("A field that ends behind its message") end
      show_bytes(tvb, from, size, nil, tree, field)
      at = from + size
    else
      return broken("A wire type that proto3 does not have: " .. wire)
    end
  end
end

local function show(tvb, at, unit, root)
  local seen = math.max(0, math.min(unit.length, tvb:captured_len() - at))
  local tree = root:add(stardust, tvb(at, seen))
  if unit.kind then tree:add(f.kind, unit.kind):set_generated() end
  if unit.what == "line" then
    tree:append_text(", " .. unit.text)
    tree:add(f.line, tvb(at, seen), unit.text)
    return unit.text
  elseif unit.what == "message" then
    tree:append_text(", " .. unit.name)
    tree:add(f.message, tvb(at, seen), unit.name)
    tree:add(f.length, tvb(at, math.min(unit.prefix, seen)), unit.length - unit.prefix)
    if SCHEMA[unit.name] then
      decode(tvb, at + unit.prefix, unit.length - unit.prefix, tree, SCHEMA[unit.name])
    end
  elseif unit.what == "rest" then
    tree:append_text(", the rest of a message")
  elseif unit.what == "cut" then
    tree:append_text(", what the trace did not keep")
  elseif seen > 0 then
    local item = tree:add(f[unit.what], tvb(at, seen))
    if unit.long then item:add_proto_expert_info(bad_length) end
  end
  if seen < unit.length then tree:add(f.unkept, unit.length - seen):set_generated() end
  return unit.name or (unit.what == "rest" and "rest of a message") or (unit.length .. " bytes")
end

-- ---- The dissector ----

-- Packets are read in their order once; what was found is kept for whoever looks again.
local function read(tvb, at, pinfo, st, side, seq)
  local key = pinfo.number .. ":" .. tvb:reported_len() .. ":" .. at
  if plans[key] then return plans[key] end
  local me = st[side]
  if me.resume > seq + at then
    plans[key] = {what = "rest", length = math.min(me.resume - seq - at, tvb:reported_len() - at)}
    return plans[key]
  end
  -- Of a packet that was cut nothing is put together with the next one.
  st.cut = tvb:captured_len() < tvb:reported_len()
  local unit, missing = next_unit(tvb, at, st, side)
  if not unit and st.cut then
    unit = {what = "cut", length = tvb:reported_len() - at, kind = st.kind}
  elseif not unit then
    return nil, missing
  end
  local left = tvb:reported_len() - at
  if unit.length > left then me.resume = seq + at + unit.length end
  plans[key] = unit
  return unit
end

function stardust.dissector(tvb, pinfo, root)
  local st = state(tcp_stream().value)
  local side = side_of(pinfo)
  local seq = tcp_seq().value
  local at, names = 0, {}
  pinfo.cols.protocol = "STARDUST"
  while at < tvb:reported_len() do
    local unit, missing = read(tvb, at, pinfo, st, side, seq)
    if not unit then
      pinfo.desegment_offset = at
      pinfo.desegment_len = missing == 1 and DESEGMENT_ONE_MORE_SEGMENT or missing or DESEGMENT_ONE_MORE_SEGMENT
      break
    end
    names[#names + 1] = show(tvb, at, unit, root)
    at = at + unit.length
  end
  if #names > 0 then pinfo.cols.info = table.concat(names, ", ") end
  return tvb:captured_len()
end

-- Sees what has no payload, too: the first packet of a connection says who opened the stream.
local opening = Proto("stardust_opening", "Stardust stream opening")

function opening.dissector(_, pinfo)
  if pinfo.src_port ~= stardust.prefs.port and pinfo.dst_port ~= stardust.prefs.port then return end
  local syn, ack = tcp_syn(), tcp_ack()
  if syn and syn.value and not ack.value then state(tcp_stream().value).opener = side_of(pinfo) end
end

register_postdissector(opening)

local registered
local tcp_port = DissectorTable.get("tcp.port")

local function register()
  if registered then tcp_port:remove(registered, stardust) end
  registered = stardust.prefs.port
  tcp_port:add(registered, stardust)
end

stardust.prefs_changed = register
register()
