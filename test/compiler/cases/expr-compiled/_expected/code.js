// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
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
      run.path = "item.path";
      value_ = lookupPath(event, names);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"path\":", value_, "item.path", run, false, 0);
      }
    }
    {
      let value_1;
      run.path = "item.compared";
      value_1 = connect(compare(lookupPath(event, names$1), 100, ">=", 19), () => equals(lookupPath(event, names$2), "track"), "and", 27);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"compared\":", value_1, "item.compared", run, false, 0);
      }
    }
    {
      let value_2;
      run.path = "item.chosen";
      value_2 = (effectiveBoolean(compare(lookupPath(event, names$3), 100, ">", 18)) ? "large" : "small");
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"chosen\":", value_2, "item.chosen", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.without_else";
      value_3 = (effectiveBoolean(compare(lookupPath(event, names$4), 100, ">", 18)) ? lookupPath(event, names$5) : undefined);
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"without_else\":", value_3, "item.without_else", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
