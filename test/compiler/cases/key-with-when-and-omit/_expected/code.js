// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_;
    let key_;
    try {
      run.path = "item.id";
      if (((((value_ = properties_["go"]) !== undefined || !Array.isArray(event["properties"]) ? value_ : eachValue(event["properties"])) === true)) === true) {
        key_ = properties_["id"];
        if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "id", run.digits.get(properties_));
        if (key_ === null) key_ = undefined;
      }
    } catch (thrown) {
      omit(thrown);
      key_ = undefined;
    }
    writeKey(key_, "N", "\"id\":", 2048, "item.id", run, run.clean);
    let item = run.keyMembers;
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
