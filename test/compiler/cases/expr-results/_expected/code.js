// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_1;
    let value_2;
    let held_;
    let held_1;
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
      run.path = "item.ratio";
      value_ = (held_ = ((value_1 = properties_["a"]) !== undefined || !Array.isArray(event["properties"]) ? value_1 : eachValue(event["properties"])), held_1 = ((value_2 = properties_["b"]) !== undefined || !Array.isArray(event["properties"]) ? value_2 : eachValue$1(event["properties"])), (Number.isFinite(held_) && Number.isFinite(held_1) ? held_ / held_1 : arithmetic(held_, held_1, "/", 14)));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"ratio\":", value_, "item.ratio", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
