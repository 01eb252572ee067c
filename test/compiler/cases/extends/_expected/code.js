// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    if (consent_["analytics"] !== true) return run.filter('consent');
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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"a\":", value_, "item.a", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["c"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "c", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"c\":{\"S\":\"", value_1, "item.c", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_2;
      value_2 = properties_["d"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "d", run.digits.get(properties_));
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"d\":", value_2, "item.d", run, run.clean, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["e"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "e", run.digits.get(properties_));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"e\":", value_3, "item.e", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
