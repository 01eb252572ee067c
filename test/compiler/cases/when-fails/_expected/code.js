// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_;
    let held_;
    run.path = 'when';
    if (((held_ = ((value_ = properties_["total"]) !== undefined || !Array.isArray(event["properties"]) ? value_ : eachValue(event["properties"])), (typeof held_ === 'number' ? held_ > 10 : held_ === undefined ? undefined : compare(held_, 10, ">", 18)))) !== true) return run.filter('when');
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"a\":", value_1, "item.a", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
