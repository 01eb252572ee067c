// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_4;
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
      value_ = properties_["s"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "s", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"copied\":", value_, "item.copied", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["s"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "s", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"typed\":{\"S\":\"", value_1, "item.typed", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_2;
      let part_;
      part_ = properties_["s"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "s", run.digits.get(properties_));
      value_2 = part_ === undefined || part_ === null ? undefined : "'" + textOf(part_, "item.template") + "'";
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"template\":", value_2, "item.template", run, false, 0);
      }
    }
    {
      let value_3;
      run.path = "item.expression";
      value_3 = ((value_4 = properties_["s"]) !== undefined || !Array.isArray(event["properties"]) ? value_4 : eachValue(event["properties"]));
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"expression\":", value_3, "item.expression", run, false, 0);
      }
    }
    {
      let value_5;
      value_5 = properties_["list"];
      if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "list", run.digits.get(properties_));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"listed\":", value_5, "item.listed", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
