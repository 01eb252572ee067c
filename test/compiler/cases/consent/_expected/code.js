// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const context_ = asMap(event["context"]);
    const consent_ = asMap(context_["consent"]);
    const properties_ = asMap(event["properties"]);
    if (consent_["analytics"] !== true) return run.filter('consent');
    if (consent_["a.b"] !== true) return run.filter('consent');
    if (memberOf(consent_, "constructor") !== true) return run.filter('consent');
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
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
