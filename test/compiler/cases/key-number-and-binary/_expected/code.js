// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = properties_["shard"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "shard", run.digits.get(properties_));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "N", "\"shard\":", 2048, "item.shard", run, run.clean);
    let key_1;
    {
      key_1 = properties_["digest"];
      if (typeof key_1 === 'number' && run.digits !== undefined) key_1 = exactMember(key_1, "digest", run.digits.get(properties_));
      if (key_1 !== undefined && key_1 !== null) key_1 = base64_decode(key_1, "item.digest", run);
      if (key_1 === null) key_1 = undefined;
    }
    writeKey(key_1, "B", "\"digest\":", 1024, "item.digest", run, false);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
