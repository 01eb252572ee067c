// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["tags"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "tags", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      const set_ = value_ === undefined ? undefined : appendSS(item + ",\"tags\":{\"SS\":", value_, "item.tags", run, run.clean, 0);
      if (set_ !== undefined) {
        item = set_ + "}";
      } else throw missing("item.tags");
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
